"""A small operating system: six tasks, a scheduler by priority, packets that travel between workers and devices."""
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = 0, 1
BUFFER = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, ident, priority, queue, ready, waiting):
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.task_waiting = waiting
        self.task_holding = False
        if ready:
            self.packet_pending = False
        self.next = system.first
        system.first = self
        system.table[ident] = self

    def run(self, packet):
        raise NotImplementedError

    def is_blocked(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def add_packet(self, packet, running):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > running.priority:
                return self
        else:
            packet.append_to(self.queue)
        return running

    def take_packet(self):
        packet = None
        if self.packet_pending and self.task_waiting:
            packet = self.queue
            self.queue = packet.link
            self.task_waiting = False
            self.packet_pending = self.queue is not None
        return self.run(packet)

    def wait(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.system.holds += 1
        self.task_holding = True
        return self.next

    def release(self, ident):
        other = self.system.table[ident]
        other.task_holding = False
        return other if other.priority > self.priority else self

    def send(self, packet):
        target = self.system.table[packet.owner]
        self.system.sent += 1
        packet.link = None
        packet.owner = self.ident
        return target.add_packet(packet, self)


class IdleTask(Task):
    def __init__(self, system, rounds):
        super().__init__(system, IDLE, 0, None, True, False)
        self.control = 1
        self.rounds = rounds

    def run(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def __init__(self, system, queue):
        super().__init__(system, WORKER, 1000, queue, False, True)
        self.destination = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(BUFFER):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 64 + self.letter
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, system, ident, priority, queue):
        super().__init__(system, ident, priority, queue, False, True)
        self.work = None
        self.device = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.append_to(self.work)
            else:
                self.device = packet.append_to(self.device)
        work = self.work
        if work is not None:
            done = work.datum
            if done >= BUFFER:
                self.work = work.link
                return self.send(work)
            device = self.device
            if device is not None:
                self.device = device.link
                device.datum = work.data[done]
                work.datum = done + 1
                return self.send(device)
        return self.wait()


class DeviceTask(Task):
    def __init__(self, system, ident, priority):
        super().__init__(system, ident, priority, None, True, True)
        self.pending = None

    def run(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.send(packet)
        self.pending = packet
        return self.hold()


class System:
    def __init__(self):
        self.first = None
        self.table = [None] * 6
        self.holds = 0
        self.sent = 0

    def schedule(self):
        task = self.first
        while task is not None:
            if task.is_blocked():
                task = task.next
            else:
                task = task.take_packet()


def run_once(rounds):
    system = System()
    IdleTask(system, rounds)
    queue = Packet(None, 0, KIND_WORK)
    queue = Packet(queue, 0, KIND_WORK)
    WorkTask(system, queue)
    for ident, device, priority in (HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, KIND_DEVICE)
        HandlerTask(system, ident, priority, queue)
    DeviceTask(system, DEVICE_A, 4000)
    DeviceTask(system, DEVICE_B, 5000)
    system.schedule()
    return system.sent, system.holds


def main(iterations):
    total_sent = total_holds = 0
    for _ in range(iterations):
        sent, holds = run_once(10000)
        total_sent += sent
        total_holds += holds
    print("packets", total_sent, "holds", total_holds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
